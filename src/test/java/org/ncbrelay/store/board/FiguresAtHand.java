package org.ncbrelay.store.board;

import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.test.util.ReflectionTestUtils;

/** The figures remember cases, which are never deleted outside of tests: a test that deletes them lets the relay forget them too. */
public final class FiguresAtHand {
    private FiguresAtHand() {}

    public static void forget(BeanFactory relay) {
        ((Map<?, ?>) ReflectionTestUtils.getField(relay.getBean(FiguresCache.class), "kept")).clear();
    }
}
