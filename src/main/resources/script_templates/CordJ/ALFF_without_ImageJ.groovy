// ALFF without ImageJ: the rooms of CordJ as a library.
// Replace the phantom by NiftiReader.read(path, Progress.NONE).toSeries() and Mask.of(...toVolume()).

import org.cordj.image.Progress
import org.cordj.phantom.CordPhantom
import org.cordj.rsfc.Alff
import org.cordj.rsfc.Band
import org.cordj.rsfc.RoiTable
import org.cordj.segment.Quadrants

run = CordPhantom.defaults().make("phantom", Progress.NONE)
quadrants = new Quadrants(0).apply(run.mask())
maps = Alff.of(Band.list("slow4,0.01-0.198")).apply(run.series(), run.mask(), Progress.NONE)
println RoiTable.of(maps, run.mask(), quadrants).toTsv()
