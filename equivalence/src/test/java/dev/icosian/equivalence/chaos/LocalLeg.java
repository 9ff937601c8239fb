package dev.icosian.equivalence.chaos;

import dev.icosian.materializers.internal.s3.Command;
import java.io.IOException;

/** {@code run}, in one process. */
final class LocalLeg implements Leg {
    private final Command process;

    LocalLeg(Home home) throws IOException {
        this.process = home.start(home.onwards("run", "--jobs", "2"));
    }

    @Override
    public boolean isOver() {
        return !process.isAlive();
    }

    @Override
    public void kill() throws Exception {
        process.kill();
    }

    @Override
    public boolean hasSucceeded() throws Exception {
        return process.await().exitCode() == 0;
    }

    @Override
    public String said() throws Exception {
        return process.await().err();
    }

    @Override
    public void close() {
        process.close();
    }
}
