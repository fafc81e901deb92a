package org.ncbrelay.engine.rules;

import org.ncbrelay.domain.Sha256;
import org.ncbrelay.port.DatabaseHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes in the audit of INTERPOL which table an installation replaced, and which it took back, by the digest of the file. The database
 * compares with what it noted last, so that a note which a start did not reach is made by the next one.
 */
@Component
record RuleChanges(InstalledRules rules, JdbcClient jdbc, DatabaseHistory history) {
    private static final Logger LOG = LoggerFactory.getLogger(RuleChanges.class);

    /** After a rollback no act is noted until two operators have confirmed it; the next start notes the change. */
    @EventListener(ApplicationReadyEvent.class)
    void note() {
        if (history.rollback().isPresent()) return;
        for (RuleTable table : RuleTable.values()) {
            String digest = Sha256.hex(rules.content(table));
            boolean changed = jdbc.sql("SELECT relay_rules_changed(?, ?, ?)")
                    .params(table.decision(), digest, rules.replaces(table))
                    .query(Boolean.class)
                    .single();
            if (changed)
                LOG.info(
                        "The table {} is now that of the {}, SHA-256 {}",
                        table.decision(),
                        rules.replaces(table) ? "installation" : "release",
                        digest);
        }
    }
}
