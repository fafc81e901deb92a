package org.ncbrelay.support;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;

/** Lets an officer act who needs no account, as the relay's own filter does for somebody who is logged in. */
public record Acting(IdentityService identity, CurrentOfficer current) {
    public <T> T as(Officer officer, Supplier<T> work) {
        List<String> groups = officer.roles().stream().map(Role::group).toList();
        identity.setAuthentication(
                officer.userId(), groups, List.of(officer.organisation().value()));
        try {
            return current.as(officer, work);
        } finally {
            identity.clearAuthentication();
        }
    }
}
