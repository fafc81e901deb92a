package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A case as the board counts it, and its passages that have not ended. */
final class CountedCase {
    private static final List<Place> NOWHERE = List.of();

    /** Null while only a passage is known. */
    private CasesOfKind among;

    private int at;
    private Instant until;
    private List<Place> places = NOWHERE;

    /** @param end of the reader's sight of it; null if it does not end */
    void seenUntil(Instant end) {
        until = end;
    }

    /** Whether the reader's sight of it will end. */
    boolean isSeenForATime() {
        return until != null;
    }

    /** @param now by the database's clock, as the wall has it */
    boolean isSeen(Instant now) {
        return until == null || until.isAfter(now);
    }

    void moveTo(CasesOfKind kind, int index) {
        among = kind;
        at = index;
    }

    /** @return the cases that it is among; null while only a passage is known */
    CasesOfKind among() {
        return among;
    }

    /** Takes it out of those. */
    void leaveKind() {
        CasesOfKind left = among;
        among = null;
        left.remove(at);
    }

    /** In microseconds since 1970. */
    long submitted() {
        return among.submitted(at);
    }

    List<Place> places() {
        return places;
    }

    void enter(Place place) {
        if (places.isEmpty()) places = new ArrayList<>(1);
        places.add(place);
    }

    void leave(Place place) {
        places.remove(place);
        if (places.isEmpty()) places = NOWHERE;
    }
}
