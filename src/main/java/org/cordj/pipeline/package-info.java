/**
 * Chains of operations as JSON documents, and what runs them over files: a {@link
 * org.cordj.pipeline.Pipeline} names commands with the keys that macros use, a {@link
 * org.cordj.pipeline.RunFolder} runs it for one 4-D run, redoing only what changed, and a {@link
 * org.cordj.pipeline.Cohort} for many. A {@link org.cordj.pipeline.Multiverse} is a pipeline in all
 * combinations of choices, whose distinct steps are a pipeline again. The commands themselves are
 * reached through {@link org.cordj.pipeline.StepRunner}, so that this room knows nothing of ImageJ.
 * May use bids, nifti, physio, stats (to read formulas), image, io and Jackson.
 */
package org.cordj.pipeline;
