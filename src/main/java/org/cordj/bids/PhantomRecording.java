package org.cordj.bids;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.cordj.io.SafeFiles;
import org.cordj.phantom.PhantomRun;
import org.cordj.phantom.Physiology;
import org.cordj.physio.Rhythm;

/**
 * The recording of a phantom's heartbeat and breathing, as BIDS has it: pulse, belt and scanner
 * trigger at 100 Hz from 10 s before the run to 10 s after it, with noise of 0.02 SD.
 */
final class PhantomRecording {

  private static final int RATE = 100;
  private static final int AROUND = 10;
  private static final double NOISE = 0.02;

  private PhantomRecording() {}

  /** Writes the recording and its sidecar. */
  static void write(final PhantomRun run, final Path path) throws IOException {
    final Physiology physiology = run.physiology().orElseThrow();
    final double tr = run.options().tr();
    final int volumes = run.options().volumes();
    final int samples = (int) Math.ceil(volumes * tr * RATE) + 2 * AROUND * RATE;
    final Random random = new Random(run.options().randomseed());
    SafeFiles.write(
        path,
        out -> {
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (int n = 0; n < samples; n++) {
              final double t = (double) n / RATE - AROUND;
              final double volume = Math.ceil(t / tr - 1e-9);
              final boolean trigger =
                  volume >= 0 && volume < volumes && volume * tr - t < 1.0 / RATE - 1e-9;
              final String line =
                  String.format(
                      Locale.ROOT,
                      "%.4f\t%.4f\t%d\n",
                      physiology.pulse(t) + NOISE * random.nextGaussian(),
                      physiology.belt(t) + NOISE * random.nextGaussian(),
                      trigger ? 1 : 0);
              gzip.write(line.getBytes(StandardCharsets.US_ASCII));
            }
          }
        });
    final ObjectNode json = JsonFiles.object();
    json.put("SamplingFrequency", RATE);
    json.put("StartTime", -AROUND);
    json.putArray("Columns").add(Rhythm.CARDIAC.key()).add(Rhythm.RESPIRATORY.key()).add("trigger");
    JsonFiles.write(Sidecars.beside(path), json);
  }
}
