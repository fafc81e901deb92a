package org.ncbrelay.flow.administration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.directory.DirectoryEntry;
import org.ncbrelay.port.AccountAdministration;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.ncbrelay.store.people.DirectoryEntries;
import org.springframework.stereotype.Service;

/** Lets an operator request changes of the directory, one entry or a table of them; another operator confirms each request. */
@Service
public record ChangeDirectory(
        DirectoryEntries entries,
        Accounts accounts,
        AccountAdministration administration,
        AdministrationTransactions transactions,
        ProposeChange proposals,
        CurrentOfficer currentOfficer) {
    /** Rows of a table, our default: several times the countries with an agency each. */
    public static final int MOST_ROWS = 1_000;

    private static final String IMPORT = "import";

    /** @throws Refusal.Forbidden to all but operators */
    public Listed read(String operator) {
        return transactions.call(() -> {
            requireOperator(operator);
            return new Listed(now(), entries.heads(), administration.groups());
        });
    }

    /**
     * @param sent fields of {@link DirectoryEntry}; those that are missing stay as they are
     * @return pending
     * @throws Refusal if the entry is wrong or nothing would change
     */
    public AdministrationChange propose(String code, Map<String, ?> sent, String operator) {
        DirectoryEntry entry = DirectoryEntry.read(code, sent).orThrow();
        Map<String, String> changes = changes(List.of(Map.entry(code, sent)), operator, (row, field) -> field);
        return proposals.propose(
                new Proposal(ChangeKind.CHANGE_DIRECTORY, entry.code(), null, changes, null), operator);
    }

    /**
     * Requests all differences between a table and the directory as one change.
     *
     * @param rows   fields of each entry by name, with its {@code code}; empty ones stay as they are
     * @param dryRun true to request nothing
     * @throws Refusal.Invalid naming line and field of everything that is wrong; the first row is line 2
     */
    public Imported importTable(List<Map<String, String>> rows, boolean dryRun, String operator) {
        if (rows.isEmpty() || rows.size() > MOST_ROWS)
            throw new Refusal.Invalid("", "wrong.rows", "must be a table of 1 to %s rows", MOST_ROWS);
        List<Map.Entry<String, ? extends Map<String, ?>>> sent = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> fields = new TreeMap<>(row);
            String code = fields.remove("code");
            fields.values().removeIf(String::isBlank);
            sent.add(Map.entry(code == null ? "" : code, fields));
        }
        Map<String, String> changes = changes(sent, operator, (row, field) -> "lines[%d].%s".formatted(row + 2, field));
        if (dryRun) return new Imported(rows.size(), changes, null);
        Proposal proposal = new Proposal(ChangeKind.CHANGE_DIRECTORY, IMPORT, null, changes, null);
        return new Imported(rows.size(), changes, proposals.propose(proposal, operator));
    }

    private Map<String, String> changes(
            List<? extends Map.Entry<String, ? extends Map<String, ?>>> sent, String operator, Naming naming) {
        Map<String, DirectoryEntry> now =
                read(operator).entries().stream().collect(Collectors.toMap(DirectoryEntry::code, Function.identity()));
        Set<String> codes = new HashSet<>(now.keySet());
        sent.forEach(row -> codes.add(row.getKey()));
        Set<String> seen = new HashSet<>();
        List<Violation> wrong = new ArrayList<>();
        Map<String, String> changes = new TreeMap<>();
        for (int row = 0; row < sent.size(); row++) {
            int at = row;
            String code = sent.get(row).getKey();
            try {
                DirectoryEntry entry =
                        DirectoryEntry.read(code, sent.get(row).getValue()).orThrow();
                if (!seen.add(code)) throw new Refusal.Invalid("code", "wrong.twice", "must not be there twice");
                if (!codes.contains(entry.organisation().value()))
                    throw new Refusal.Invalid("code", "wrong.country", "must be of a member country");
                changes.putAll(entry.changing(now.get(code)).details());
            } catch (Refusal.Invalid invalid) {
                invalid.violations().forEach(each -> wrong.add(each.at(naming.of(at, each.field()))));
            }
        }
        if (!wrong.isEmpty()) throw new Refusal.Invalid(wrong);
        if (changes.isEmpty())
            throw new Refusal.Conflict("refused.nothingChanges", "The directory says all of this already.");
        return changes;
    }

    private List<DirectoryEntry> now() {
        return currentOfficer.as(Officer.relay(OrganisationCode.INTERPOL), entries::entries);
    }

    private void requireOperator(String userId) {
        if (!accounts.find(userId).isOperator())
            throw new Refusal.Forbidden("The directory is changed by operators, two at a time.");
    }

    @FunctionalInterface
    private interface Naming {
        String of(int row, String field);
    }

    /**
     * @param heads  login names by country
     * @param groups ids of the groups that an account can be given, with their names
     */
    public record Listed(List<DirectoryEntry> entries, Map<String, List<String>> heads, Map<String, String> groups) {}

    /**
     * @param changes new values by code and field, {@code KEN.mailAddress}
     * @param change  that waits for another operator; null after a dry run
     */
    public record Imported(int rows, Map<String, String> changes, AdministrationChange change) {}
}
