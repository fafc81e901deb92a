package org.ncbrelay.engine.forms;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Violation;

/** What the domain asks of a form's answers beyond what the form itself says. */
public interface AnswerRules {
    /**
     * @param formKey   id of the form
     * @param answers   accepted by the form: String, Boolean, Long, Double or List by field key
     * @param reference the case, or null where a form begins one
     * @return everything wrong; empty if nothing is
     */
    List<Violation> check(String formKey, Map<String, Object> answers, CaseReference reference);
}
