package org.ncbrelay.security.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.audit.ExportAudit;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A test of the flow that asks the relay from outside, as one of the people of the demo. */
public abstract class AccessTestCase extends FlowTestCase {
    private static final Officer AUDITOR =
            new Officer("auditor.ken", new OrganisationCode("KEN"), null, Set.of(Role.AUDITOR));

    @Autowired
    private ExportAudit audit;

    /** What the audit of Kenya exports, line by line. */
    protected List<String> auditOfKenya() {
        List<String> lines = new ArrayList<>();
        desk.as(AUDITOR, () -> {
            audit.export(AUDITOR, lines::add);
            return null;
        });
        return lines;
    }
}
