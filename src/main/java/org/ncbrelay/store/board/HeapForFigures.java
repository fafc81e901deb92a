package org.ncbrelay.store.board;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For how many cases the heap of this node has room, in the figures of all organisations together. */
@Component
class HeapForFigures {
    /** What a case takes, by what is left in the heap after a collection with a million of them and without; in bytes. */
    static final long OF_A_CASE = 160;

    /** What the node needs for everything else under load, its two largest renderings included; our default, in bytes ("Memory" in docs/operations.md). */
    static final long OF_THE_NODE = 240L << 20;

    /** For so many there is room in any heap that the node starts with; our default. */
    private static final long FEW = 20_000;

    /** What lives longer has two thirds of the heap: the JVM's default for the collector of docker/jvm.options (NewRatio). */
    private static final double LASTING = 2 / 3.0;

    private final JdbcClient jdbc;
    private final long most;

    @Autowired
    HeapForFigures(JdbcClient jdbc) {
        // One of two survivor spaces, a thirtieth of the heap, is left out of what the JVM says.
        this(jdbc, Math.max(needed(FEW), Runtime.getRuntime().maxMemory() / 29 * 30));
    }

    /** @param most bytes that the heap may have, as -Xmx says */
    HeapForFigures(JdbcClient jdbc, long most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    /** As the database estimates; zero before it has looked. */
    long cases() {
        return jdbc.sql("SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'case_figure'::regclass")
                .query(Long.class)
                .single();
    }

    /** @return cases */
    long room() {
        return Math.max(0, (long) (most * LASTING) - OF_THE_NODE) / OF_A_CASE;
    }

    /** @return bytes that the heap needs to have room for so many, as -Xmx says */
    static long needed(long cases) {
        return (long) Math.ceil((OF_THE_NODE + cases * OF_A_CASE) / LASTING);
    }
}
