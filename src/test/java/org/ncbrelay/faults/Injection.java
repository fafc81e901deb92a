package org.ncbrelay.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A kind of fault. */
interface Injection {
    /** Hurts the lab once, and repairs what would not repair itself. Returns when that is done, not when all is well again. */
    void into(Lab lab, Random random) throws Exception;

    /** The nodes that must take a request again before the fault counts as over; all of them unless it says otherwise. */
    default List<Node> hurt(Lab lab) {
        return lab.nodes;
    }

    /** How long the load runs undisturbed between two faults, at least. */
    default Duration pause() {
        return Duration.ofMillis(300);
    }

    /** How many callers there are at once, none of whom rests; our default, of which two cores are busy. */
    default int scripts() {
        return 8;
    }

    /** Whether this machine has what it needs. */
    default boolean isPossible() {
        return true;
    }

    /** Stands before the command of a node. */
    default List<String> prefix(Path folder, int node) throws IOException {
        return List.of();
    }

    /** Whether others can be tried in the same lab before and after it. */
    default boolean sharesItsLab() {
        return true;
    }

    /** How many faults there were, where one turn brings more than one, or none. */
    default int injected(Lab lab, int turns) {
        return turns;
    }
}
