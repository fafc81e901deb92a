package org.ncbrelay.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the database who acts, so that it shows only what that organisation may see: keeps the acting organisation, officer and reader in settings of the transaction, which end with it and never stay on a pooled connection. They are set
 * before the first statement that needs them, and again only when another officer acts: the engine's own statements need none. A
 * transaction that no one acts in sees no case at all.
 */
public class ActingContext {
    static final String APPLY = "SELECT set_config('relay.organisation', ?, true), set_config('relay.actor', ?, true),"
            + " set_config('relay.reader', ?, true)";

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final CurrentOfficer officers;

    public ActingContext(DataSource dataSource, CurrentOfficer officers) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.officers = officers;
    }

    /** Called before each statement of ours: tells the running transaction who acts now, unless it knows; nothing where none runs. */
    public void apply() {
        applyWith(settings -> jdbc.query(APPLY, row -> {}, settings.toArray()));
    }

    /**
     * The same, for a statement that goes to the database together with what it must know.
     *
     * @param sent takes {@link #APPLY}'s parameters; not called where the transaction knows who acts, or none runs
     */
    public void applyWith(Consumer<List<String>> sent) {
        if (!TransactionSynchronizationManager.hasResource(dataSource)
                || !TransactionSynchronizationManager.isSynchronizationActive()) return;
        Optional<Officer> acting = officers.isPresent() ? Optional.of(officers.officer()) : Optional.empty();
        Applied applied = ofTransaction();
        if (applied.isKnown && acting.equals(applied.officer)) return;
        sent.accept(List.of(
                acting.map(officer -> officer.organisation().value()).orElse(""),
                acting.map(Officer::userId).orElse(""),
                acting.map(Officer::reader).orElse("")));
        applied.officer = acting;
        applied.isKnown = true;
    }

    /** Called when such a statement failed: it may never have been sent, so that the next one tells who acts again. */
    public void failed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) ofTransaction().isKnown = false;
    }

    private static Applied ofTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Applied.class::isInstance)
                .map(Applied.class::cast)
                .findFirst()
                .orElseGet(ActingContext::begin);
    }

    private static Applied begin() {
        Applied nobody = new Applied();
        TransactionSynchronizationManager.registerSynchronization(nobody);
        return nobody;
    }

    /** Who acts, as the running transaction has it; at its beginning no one. */
    private static final class Applied implements TransactionSynchronization {
        private Optional<Officer> officer = Optional.empty();
        private boolean isKnown = true;
    }
}
