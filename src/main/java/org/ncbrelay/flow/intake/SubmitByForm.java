package org.ncbrelay.flow.intake;

import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.StartForms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits a request from Tasklist's start form, by the same rules as the API. */
@Service
class SubmitByForm implements StartForms {
    private static final String MAP = "supportRequest";

    private final SubmitRequest submit;
    private final Cases cases;
    private final CurrentOfficer officer;

    SubmitByForm(SubmitRequest submit, Cases cases, CurrentOfficer officer) {
        this.submit = submit;
        this.cases = cases;
        this.officer = officer;
    }

    @Override
    public boolean offers(String processKey) {
        return processKey.equals(MAP);
    }

    /** @throws Refusal.Invalid naming the form's own fields */
    @Override
    @Transactional
    public String start(String processKey, Map<String, Object> answers) {
        Map<String, Object> body = StartRequestForm.toBody(answers);
        try {
            CaseReference reference = submit.submit(body, null, Sha256.hex(body.toString()), officer.officer())
                    .reference();
            return cases.flowOf(reference);
        } catch (Refusal.Invalid invalid) {
            throw StartRequestForm.renamed(invalid);
        }
    }
}
