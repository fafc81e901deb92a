package org.ncbrelay.labs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ncbrelay.support.machines.Node;

/** A kind of fault. */
@FunctionalInterface
interface Fault {
    Fault NONE = (lab, random) -> List.of();

    /**
     * Hurts the lab once, and repairs what would not repair itself. Returns when that is done, not when all is well again.
     *
     * @return the nodes that must take a request again before the fault counts as over
     */
    List<Node> into(Lab lab, Random random) throws Exception;

    /** How long the load runs undisturbed between two faults, at least. */
    default Duration pause() {
        return Duration.ofMillis(300);
    }

    /** How many callers there are at once, none of whom rests; our default keeps two cores busy. */
    default int scripts() {
        return 8;
    }

    /** Whether this machine has what it needs. */
    default boolean isPossible() {
        return true;
    }

    /** Further environment variables of a node. */
    default Map<String, String> environment(Path folder, int node) throws IOException {
        return Map.of();
    }

    /** Makes the folder of the lab, which does not exist yet, ready for the fault. */
    default void prepare(Path folder) throws IOException, InterruptedException {}

    /** Undoes it after the end of the lab. */
    default void cleanUp(Path folder) throws IOException, InterruptedException {}

    /** How many faults there were, where one turn has more than one, or none. */
    default int injected(Lab lab, int turns) {
        return turns;
    }
}
