package org.ncbrelay.store.board;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.LargeReads;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each reader may count, kept between two looks: an organisation, or an office of it. Nothing gets in but what the database shows to that reader, and
 * a grant that ends or a case that moves is read at the next look, before anything is counted.
 */
@Component
class FiguresCache {
    private static final String MOMENT =
            "SELECT oldest, now, writing, cases, grants, places, due FROM relay_figures_changed(:since)";

    private final JdbcClient jdbc;
    private final LargeReads everything;
    private final HeapForFigures heap;
    private final CurrentOfficer officer;
    /** Who asked last is the last of them. */
    private final Map<String, OrganisationFigures> kept =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true));

    FiguresCache(JdbcClient jdbc, LargeReads everything, HeapForFigures heap, CurrentOfficer officer) {
        this.jdbc = jdbc;
        this.everything = everything;
        this.heap = heap;
        this.officer = officer;
    }

    /**
     * Answers a question over what the acting reader may count now, inside the caller's transaction.
     *
     * @param question must not keep the rows
     * @throws Refusal.Unavailable to INTERPOL, which may count nearly all cases, where this node has no room for so many
     */
    <T> T look(Function<OrganisationFigures, T> question) {
        // What is recorded of what was copied to INTERPOL: for a copy of its own a node would need twice the memory.
        if (officer.officer().reader().equals(Officer.TEAM))
            return officer.as(Officer.relay(OrganisationCode.INTERPOL), () -> look(rows -> rows.ofRecorded(question)));
        OrganisationFigures known =
                kept.computeIfAbsent(officer.officer().reader(), reader -> new OrganisationFigures());
        // Who waits here, for the first reading of all cases perhaps, has asked the database nothing yet, which
        // ends transactions that stand idle.
        synchronized (known) {
            Moment moment = jdbc.sql(MOMENT)
                    .param("since", known.since())
                    .query(Rows.to(Moment.class))
                    .single();
            // Who writes may see rows that never come to be.
            OrganisationFigures rows = moment.writing() ? new OrganisationFigures() : known;
            // To INTERPOL requests are copied.
            boolean seesMost =
                    officer.officer().servesInterpol() && officer.officer().readsAll();
            if (seesMost && !rows.isRead()) requireRoom();
            rows.bringUpToDate(jdbc, everything, moment, seesMost);
            forgetWhoAskedLongAgo();
            return question.apply(rows);
        }
    }

    /** Who ran out of memory here would take down what everybody else does on this node. */
    private void requireRoom() {
        if (heap.cases() > heap.room())
            throw new Refusal.Unavailable(
                    "refused.noRoom", "The figures of all cases need more memory than this server has.");
    }

    private void forgetWhoAskedLongAgo() {
        synchronized (kept) {
            long cases =
                    kept.values().stream().mapToLong(OrganisationFigures::size).sum();
            Iterator<OrganisationFigures> longestUnasked = kept.values().iterator();
            while (cases > heap.room() && kept.size() > 1) {
                cases -= longestUnasked.next().size();
                longestUnasked.remove();
            }
        }
    }

    /**
     * When a look begins, and which tables have changed since the look before.
     *
     * @param oldest the oldest transaction that may still run: all below it have ended
     */
    record Moment(
            long oldest, Instant now, boolean writing, boolean cases, boolean grants, boolean places, boolean due) {}
}
