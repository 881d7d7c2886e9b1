// Heartbeats and breaths of a recording: found, drawn, corrected.
//
//   cordj physio.ijm                        the phantom's recording, into target/physio
//   cordj physio.ijm "physio=sub-01_task-rest_physio.tsv.gz output=FOLDER"
//
// The lists that it writes win over the automatic ones where they lie beside the recording.

var argument = getArgument();
recording = option("physio", "");
output = option("output", "target/physio");
File.makeDirectory("target");
File.makeDirectory(output);
setBatchMode(true);
if (recording == "") {
    run("Cord Phantom...", "volumes=120 physio=true output=[" + output + "]");
    recording = output + "/sub-phantom/func/sub-phantom_task-rest_physio.tsv.gz";
}
run("Cord Physio Peaks...", "path=[" + recording + "] kind=cardiac peaks=auto edit=false"
    + " table=[" + output + "/beats.tsv] output=[" + output + "/beats.png]");
run("Cord Physio Peaks...", "path=[" + recording + "] kind=respiratory peaks=auto edit=false"
    + " table=[" + output + "/breaths.tsv] output=[" + output + "/breaths.png]");

// A correction without the window: the second beat is taken out and set again where it was.
beats = split(File.openAsString(output + "/beats.tsv"), "\n");
second = split(beats[2], "\t");
time = second[0];
run("Cord Physio Peaks...", "path=[" + recording + "] kind=cardiac peaks=[" + output
    + "/beats.tsv] remove=" + time + " add=" + time + " edit=false"
    + " table=[" + output + "/beats_corrected.tsv]");

// The value of a key of the argument, or the default.
function option(key, standard) {
    start = indexOf(" " + argument, " " + key + "=");
    if (start < 0) return standard;
    rest = substring(argument, start + lengthOf(key) + 1);
    if (startsWith(rest, "[")) return substring(rest, 1, indexOf(rest, "]"));
    end = indexOf(rest, " ");
    if (end < 0) return rest;
    return substring(rest, 0, end);
}
