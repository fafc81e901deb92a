package org.ncbrelay.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The systems outside behave badly: of their answers, a share is late, wrong, double or missing. */
final class Peers {
    private static final double SHARE = 0.35;

    private Peers() {}

    /** The mail server. */
    static final class Smtp implements Injection {
        @Override
        public void into(Lab lab, Random random) {
            lab.smtp.misbehave(SHARE);
            Until.passed(Duration.ofSeconds(1));
        }

        @Override
        public int injected(Lab lab, int turns) {
            return lab.smtp.misdeeds();
        }

        @Override
        public List<Node> hurt(Lab lab) {
            return List.of(lab.nodes.get(0));
        }
    }

    /** The information system. */
    static final class Iis implements Injection {
        @Override
        public void into(Lab lab, Random random) {
            lab.iis.misbehave(SHARE);
            Until.passed(Duration.ofSeconds(1));
        }

        @Override
        public int injected(Lab lab, int turns) {
            return lab.iis.misdeeds();
        }

        @Override
        public List<Node> hurt(Lab lab) {
            return List.of(lab.nodes.get(0));
        }
    }
}
