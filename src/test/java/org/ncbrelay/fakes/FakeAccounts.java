package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.port.AccountAdministration;

/** Accounts in memory; what is carried out is remembered, and groups and organisations really change. */
public final class FakeAccounts implements Accounts, AccountAdministration {
    public final List<Proposal> carriedOut = new ArrayList<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>(Set.of(Officer.RELAY));

    public FakeAccounts operator(String... names) {
        for (String name : names) put(name, Set.of("operators"), null);
        return this;
    }

    public FakeAccounts officer(String name, String group, OrganisationCode organisation) {
        put(name, Set.of(group), organisation);
        return this;
    }

    private void put(String name, Set<String> groups, OrganisationCode organisation) {
        names.add(name.toLowerCase(Locale.ROOT));
        Set<String> tenants = organisation == null ? Set.of() : Set.of(organisation.value());
        accounts.put(name, new Account(name, true, groups, tenants, organisation, name + "@relay.example", false));
    }

    public void remove(String name) {
        accounts.remove(name);
    }

    @Override
    public void setClosed(String userId, boolean closed) {
        Account a = find(userId);
        accounts.put(userId, new Account(userId, true, a.groups(), a.tenants(), a.organisation(), a.mail(), closed));
    }

    @Override
    public Account find(String userId) {
        return accounts.getOrDefault(userId, Account.missing(userId));
    }

    @Override
    public boolean isNameGiven(String userId) {
        return names.contains(userId.toLowerCase(Locale.ROOT));
    }

    @Override
    public int operators() {
        return (int) accounts.values().stream().filter(Account::operates).count();
    }

    @Override
    public Map<String, String> groups() {
        return Arrays.stream(Role.values()).collect(Collectors.toMap(Role::group, Role::group));
    }

    @Override
    public boolean isOrganisation(String code) {
        return Set.of("KEN", "FRA", "INTERPOL").contains(code);
    }

    @Override
    public void carryOut(Proposal proposal) {
        Account before = find(proposal.subject());
        switch (proposal.kind()) {
            case CREATE_ACCOUNT -> put(proposal.subject(), Set.of(), null);
            case DELETE_ACCOUNT -> accounts.remove(proposal.subject());
            case ADD_TO_GROUP -> {
                if (!before.exists()) throw new Refusal.Conflict("gone");
                Set<String> groups = new TreeSet<>(before.groups());
                groups.add(proposal.object());
                put(before.userId(), groups, before.organisation());
            }
            case ADD_TO_ORGANISATION -> put(before.userId(), before.groups(), new OrganisationCode(proposal.object()));
            default -> {}
        }
        carriedOut.add(proposal);
    }
}
