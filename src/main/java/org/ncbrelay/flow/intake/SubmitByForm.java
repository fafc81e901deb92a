package org.ncbrelay.flow.intake;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.flow.ReadRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.StartForms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits a request from the start form, in Tasklist or by script, by the same rules as the API. */
@Service
class SubmitByForm implements StartForms {
    private static final String MAP = "supportRequest";

    private final SubmitRequest submit;
    private final ReadRequest reader;
    private final CurrentOfficer officer;

    SubmitByForm(SubmitRequest submit, ReadRequest reader, CurrentOfficer officer) {
        this.submit = submit;
        this.reader = reader;
        this.officer = officer;
    }

    @Override
    public boolean offers(String processKey) {
        return processKey.equals(MAP) && officer.opens(TokenPart.CASES);
    }

    @Override
    public List<Violation> violations(Map<String, Object> answers) {
        return StartRequestForm.renamed(
                reader.read(StartRequestForm.toBody(answers), officer.officer()).violations());
    }

    @Override
    @Transactional
    public Receipt start(Map<String, Object> answers, String key) {
        Map<String, Object> body = StartRequestForm.toBody(answers);
        try {
            return submit.submit(body, key, Sha256.hex(body.toString()), officer.officer());
        } catch (Refusal.Invalid invalid) {
            throw new Refusal.Invalid(StartRequestForm.renamed(invalid.violations()));
        }
    }
}
