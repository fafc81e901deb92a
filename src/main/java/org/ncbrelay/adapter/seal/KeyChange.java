package org.ncbrelay.adapter.seal;

import java.util.Optional;
import org.ncbrelay.domain.audit.SigningKey;
import org.ncbrelay.port.AuditSeals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Changes the signing key of the audit at a start with {@code --relay.audit.replace-key=<id of the key in use>}. It may stay in the
 * command: once that key is replaced, it names none that is in use.
 */
class KeyChange implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(KeyChange.class);

    private final AuditSeals seals;
    private final String replaced;

    /** @param replaced id of the key that is to be replaced; empty for none */
    KeyChange(AuditSeals seals, String replaced) {
        this.seals = seals;
        this.replaced = replaced;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (replaced.isBlank()) return;
        Optional<SigningKey> fresh = seals.changeKey(replaced);
        if (fresh.isPresent())
            LOG.warn(
                    "The audit's key {} was replaced by {}; give checkpoint.pub to those who verify",
                    replaced,
                    fresh.get().id());
        else
            LOG.warn(
                    "The audit's key is {} and not {}: it was not replaced",
                    seals.key().id(),
                    replaced);
    }
}
