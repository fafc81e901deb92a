package org.ncbrelay.port;

import org.ncbrelay.domain.correlation.Correlation;

/** The small flow in which the owner of a hit answers. A port because the engine, which is to be replaceable, runs it. */
public interface HitQuestionFlow {
    /** Starts it in the owner's organisation, in the same transaction; to be called for the owner. */
    void start(Correlation.Question question, String summary);
}
