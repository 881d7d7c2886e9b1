// Makes the folder for the results. Images are closed after each step, so none may be open now.
function begin(folder) {
  if (nImages > 0) exit("Close your images first: this macro closes all after each step.");
  File.makeDirectory(folder);
  setBatchMode(true);
}

// The value of a key of the macro's argument; empty if it is not there.
function value(key) {
  start = indexOf(" " + argument, " " + key + "=");
  if (start < 0) return "";
  rest = substring(argument, start + lengthOf(key) + 1);
  if (startsWith(rest, "[")) return substring(rest, 1, indexOf(rest, "]"));
  blank = indexOf(rest, " ");
  if (blank >= 0) rest = substring(rest, 0, blank);
  return rest;
}

// The same of a key that the macro cannot do without.
function needed(key) {
  text = value(key);
  if (text == "") exit("This macro needs " + key + "=PATH in its argument.");
  return text;
}

// The title under which a NIfTI file opens.
function title(path) {
  name = File.getName(path);
  if (endsWith(name, ".gz")) name = substring(name, 0, lengthOf(name) - 3);
  if (endsWith(name, ".nii")) name = substring(name, 0, lengthOf(name) - 4);
  return name;
}

// What the names of a run's results begin with: a BIDS name without its suffix.
function stem(path) {
  name = title(path);
  if (startsWith(name, "sub-")) name = substring(name, 0, lastIndexOf(name, "_"));
  return name;
}

// A key with its value, or nothing for a file that is not there.
function optional(key, text) {
  if (text == "") return "";
  return " " + key + "=[" + text + "]";
}

// Opens a file if it is there.
function openOptional(path) {
  if (path != "") run("Open NIfTI...", "path=[" + path + "]");
}
