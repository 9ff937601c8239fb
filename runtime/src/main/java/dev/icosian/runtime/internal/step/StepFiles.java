package dev.icosian.runtime.internal.step;

import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.ParamSet.Param;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.value.AttemptFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that the params of one attempt name: where they are, or copies of them. Not thread safe. */
final class StepFiles {
    private final RunContext run;
    private final Map<String, Used> used = new TreeMap<>(Utf8Order.INSTANCE);

    private StepFiles(RunContext run) {
        this.run = run;
    }

    /**
     * Files of a param.
     *
     * @param copies where they are in the attempt's folder; null: they are where the param says
     */
    private record Used(FilePin pin, @Nullable List<Path> copies) {}

    /** Pins the files of those params that name some. */
    static StepFiles use(RunContext run, Collection<String> params, AttemptFolder folder) throws IOException {
        StepFiles files = new StepFiles(run);
        for (String name : params) {
            Param param = run.params().get(name);
            if (param.isFile() && param.value() != null) {
                files.used.put(name, files.use(param, folder));
            }
        }
        return files;
    }

    private Used use(Param param, AttemptFolder folder) throws IOException {
        ImportedFiles imported = new ImportedFiles(run);
        if (!imported.isWanted(param)) {
            return new Used(run.files().use(param), null);
        }
        FilePin pin = imported.pin(param);
        if (!pin.isImported() || run.files().isThere(param, pin)) {
            return new Used(run.files().use(param), null);
        }
        return new Used(pin, imported.copies(param, pin, folder));
    }

    /** Returns the pins by param. */
    Map<String, FilePin> pins() {
        Map<String, FilePin> pins = new TreeMap<>(Utf8Order.INSTANCE);
        used.forEach((name, files) -> pins.put(name, files.pin()));
        return pins;
    }

    /** Returns the value of a param as functions get it. */
    @Nullable
    Object value(Param param) {
        Used files = used.get(param.spec().name());
        List<Path> copies = files == null ? null : files.copies();
        if (copies == null) {
            return param.valueIn(run.files().base());
        }
        return param.isFileList() ? copies : copies.get(0);
    }

    /** Reads all files once more; other content is a {@code PipelineException}. */
    void verify() throws IOException {
        for (Map.Entry<String, Used> entry : used.entrySet()) {
            Param param = run.params().get(entry.getKey());
            List<Path> copies = entry.getValue().copies();
            if (copies == null) {
                run.files().verify(param, entry.getValue().pin());
            } else {
                run.files().verify(param, entry.getValue().pin(), copies);
            }
        }
    }
}
