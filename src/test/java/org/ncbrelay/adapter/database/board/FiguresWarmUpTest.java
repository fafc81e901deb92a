package org.ncbrelay.adapter.database.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Figures;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node reads the figures ahead where it has room for them. */
@AdapterTest
@ExtendWith(OutputCaptureExtension.class)
class FiguresWarmUpTest {
    private static final long MEGABYTE = 1 << 20;

    private final AtomicInteger looks = new AtomicInteger();
    private final JdbcClient jdbc;
    private final CurrentOfficer current;
    private final Clock clock;
    private final CaseRows rows;

    FiguresWarmUpTest(JdbcClient jdbc, CurrentOfficer current, Clock clock, CaseRows rows) {
        this.jdbc = jdbc;
        this.current = current;
        this.clock = clock;
        this.rows = rows;
    }

    @AfterEach
    void asItIs() {
        rows.administration().execute("ANALYZE case_figure");
    }

    @Test
    void theImagesHeapHasRoomForSixHundredThousandCases(CapturedOutput log) {
        said(600_000);
        look(512 * MEGABYTE);
        assertThat(looks).hasValue(1);
        assertThat(log).doesNotContain("refuses it");
    }

    @Test
    void whereThereIsTooLittleRoomTheLogSaysWhatIsNeeded(CapturedOutput log) {
        said(1_000_000);
        look(512 * MEGABYTE);
        assertThat(looks).hasValue(0);
        assertThat(log).contains("The board of some 1000000 cases needs a heap of 588 MB");
        look(640 * MEGABYTE);
        assertThat(looks).hasValue(1);
    }

    /** What the server would have noted after it looked at so many rows. */
    private void said(long cases) {
        rows.administration()
                .update("UPDATE pg_class SET reltuples = ? WHERE oid = 'case_figure'::regclass", (double) cases);
    }

    private void look(long heap) {
        Figures figures = PartialPort.of(Figures.class, Map.of("of", asked -> {
            looks.incrementAndGet();
            return null;
        }));
        new FiguresWarmUp(figures, new HeapForFigures(jdbc, heap), current, clock).look();
    }
}
