package org.ncbrelay.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A system outside behaves badly: of its answers, a share is late, wrong, double or missing.
 *
 * @param conduct of which system of a lab
 */
record Misbehaviour(Function<Lab, Conduct<?>> conduct) implements Injection {
    private static final double SHARE = 0.35;

    @Override
    public void into(Lab lab, Random random) {
        conduct.apply(lab).misbehave(SHARE);
        Until.passed(Duration.ofSeconds(1));
    }

    @Override
    public int injected(Lab lab, int turns) {
        return conduct.apply(lab).misdeeds();
    }

    @Override
    public List<Node> hurt(Lab lab) {
        return List.of(lab.nodes.get(0));
    }
}
