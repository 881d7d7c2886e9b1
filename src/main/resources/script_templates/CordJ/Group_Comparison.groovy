// ALFF of the horns of every participant of a BIDS dataset, and two groups compared by permutation.
// Replace the cohort of phantoms by your own dataset: its folder in data, its groups in the contrast, and where
// the masks lie in the loop.

import ij.IJ

output = IJ.getDirectory("temp") + "cordj/"
new File(output).mkdirs()
data = output + "cohort"
IJ.run("Cord Phantom Cohort...", "subjects=2,5,5 volumes=60 missing=0 output=[" + data + "]")
data = data + "/"

lines = new File(data + "participants.tsv").readLines()
for (line in lines.drop(1)) {
    id = line.split("\t")[0]
    bold = id + "_task-rest_bold"
    mask = id + "_task-rest_label-cord_mask"
    IJ.run("Open NIfTI...", "path=[" + data + id + "/func/" + bold + ".nii.gz]")
    IJ.run("Open NIfTI...", "path=[" + data + "derivatives/truth/" + id + "/func/" + mask + ".nii.gz]")
    IJ.run("Cord ROIs...", "series=[" + bold + "] mask=[" + mask + "] kind=horns")
    IJ.run("Cord ALFF...", "series=[" + bold + "] mask=[" + mask + "] bands=0.01-0.1 measures=ALFF rois=[" +
        mask + "_horns] table=[" + output + id + "_ALFF.tsv]")
    IJ.run("Close All")
}
IJ.run("Cord Collect Tables...", "participants=[" + data + "participants.tsv] tables=[" + output +
    "{participant_id}_ALFF.tsv] columns=measure,roi value=mean table=[" + output + "design.tsv]")
IJ.run("Cord Group Compare...", "design=[" + output + "design.tsv] formula=[group + age + sex]" +
    " contrast=[nonopioid - control] maps=ALFF_* permutations=1000 output=[" + output + "compared]")

IJ.log("Results are in " + output)
