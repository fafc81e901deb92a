package org.ncbrelay.port;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Receipt;

/** A flow that an officer may begin with a form: the form files the matter, and filing starts the flow. */
public interface StartForms {
    /** Whether officers may begin this flow with a form at all, and a script with its token. */
    boolean offers(String processKey);

    /** What the domain finds wrong in the answers, under the names of the form's fields. */
    List<Violation> violations(Map<String, Object> answers);

    /**
     * Files what the form says, in the running transaction, once for each key.
     *
     * @param key chosen by the sender; null if there is none
     * @return with the flow that was started
     * @throws Refusal.Invalid       naming every field of the form that is wrong
     * @throws Refusal.Unprocessable if the key came with other answers before
     */
    Receipt start(Map<String, Object> answers, String key);
}
