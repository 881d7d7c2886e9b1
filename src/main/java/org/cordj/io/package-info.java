/**
 * Files that are never half-written, and tables and named matrices as BIDS writes them (TSV, {@code
 * n/a} for what is missing). Uses nothing but the JDK; every room may use it.
 */
package org.cordj.io;
