package org.ncbrelay.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/**
 * Lets a use case, which has decided that the officer may do this, tell the engine so; the engine's own grants are for
 * work that officers do in the engine themselves.
 */
@Component
public record WithoutEngineGrants(IdentityService identity) {
    public <T> T call(Supplier<T> work) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
