package org.ncbrelay.support.walks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Officers whom a test employs in a country and lets go again. */
public class Bureau {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final IdentityService identity;
    private final JdbcTemplate administration;
    private final List<String> employed = new ArrayList<>();

    public Bureau(IdentityService identity, DatabaseAccess access) {
        this.identity = identity;
        this.administration = TestDatabase.standing(access);
    }

    /** @return the user id, such as {@code solo-7.mli} */
    public String employs(String called, String country, String... groups) {
        String id = called + '-' + PEOPLE.incrementAndGet() + '.' + country.toLowerCase(Locale.ROOT);
        User user = identity.newUser(id);
        user.setPassword("a-long-enough-pass-phrase");
        user.setEmail(id + "@relay.example");
        identity.saveUser(user);
        for (String group : groups) identity.createMembership(id, group);
        identity.createTenantUserMembership(country, id);
        administration.update("INSERT INTO officer_profile (user_id, organisation) VALUES (?, ?)", id, country);
        employed.add(id);
        return id;
    }

    public void letEverybodyGo() {
        employed.forEach(identity::deleteUser);
        employed.clear();
    }
}
