package org.ncbrelay.liveness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;

/**
 * What somebody does with the first case of a world as soon as it bears a mark; chance alone would leave stages out.
 *
 * @param mark its status, a kind of measure in force, or {@link #DIRECT}
 */
record Turn(Act act, String mark) {
    /** The mark of a live authorization. */
    static final String DIRECT = "DIRECT";

    /** So many worlds in a row take no turn. */
    private static final int UNTURNED = 4;

    static final List<Turn> ALL = Stream.of(
                    Arrays.stream(CaseStatus.values())
                            .filter(status -> !status.isFinal())
                            .map(status -> new Turn(Act.WITHDRAW, status.name())),
                    Arrays.stream(MeasureKind.values()).map(kind -> new Turn(Act.WITHDRAW, kind.name())),
                    Stream.of(
                            new Turn(Act.SUSPEND, DIRECT),
                            new Turn(Act.TRANSFER, CaseStatus.ACKNOWLEDGED.name()),
                            new Turn(Act.TRANSFER, CaseStatus.IN_SUPPORT.name()),
                            new Turn(Act.ADD, CaseStatus.DELIVERED.name())))
            .flatMap(turns -> turns)
            .toList();

    static Optional<Turn> of(long seed) {
        int place = (int) (seed % (ALL.size() + UNTURNED));
        return place < ALL.size() ? Optional.of(ALL.get(place)) : Optional.empty();
    }

    /** The support in which a measure of the mark is taken. */
    Optional<Capability> capability() {
        return Arrays.stream(MeasureKind.values())
                .filter(kind -> kind.name().equals(mark))
                .findFirst()
                .map(kind -> switch (kind) {
                    case NOTICE -> Capability.NOTICE;
                    case DIFFUSION -> Capability.DIFFUSION;
                    case TERMS, TEAM -> Capability.IST_DEPLOYMENT;
                    case EXPERT -> Capability.GLOBAL_NETWORK;
                    case MEETING -> Capability.COORDINATION_MEETING;
                    case TRAINING -> Capability.CAPACITY_BUILDING;
                });
    }

    /** What. */
    enum Act {
        WITHDRAW,
        SUSPEND,
        TRANSFER,
        ADD
    }
}
