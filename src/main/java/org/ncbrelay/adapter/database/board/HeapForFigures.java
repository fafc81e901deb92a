package org.ncbrelay.adapter.database.board;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the heap of this node has room for the figures of an organisation that may count all cases. */
@Component
class HeapForFigures {
    /** What a case takes, by a histogram of the heap at a million of them; in bytes. */
    static final long OF_A_CASE = 300;

    /** What the node takes for everything else under load, with a reserve; our default, in bytes. */
    static final long OF_THE_NODE = 150L << 20;

    private final JdbcClient jdbc;
    private final long most;

    @Autowired
    HeapForFigures(JdbcClient jdbc) {
        this(jdbc, Runtime.getRuntime().maxMemory());
    }

    /** @param most bytes that the heap may have */
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

    boolean hasRoomFor(long cases) {
        return needed(cases) <= most;
    }

    /** @return bytes */
    static long needed(long cases) {
        return OF_THE_NODE + cases * OF_A_CASE;
    }
}
