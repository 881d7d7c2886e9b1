/**
 * Noise leaves a run here: tables of confounds with BIDS-like names ({@link
 * org.cordj.denoise.ConfoundTable}), what they are made of, and one joint least squares that takes
 * them, the drift and what lies outside a band away together. Knows image, signal and io only.
 */
package org.cordj.denoise;
