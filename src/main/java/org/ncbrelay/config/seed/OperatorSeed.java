package org.ncbrelay.config.seed;

import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.Accounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The first two operators, who make all other users, one asking and the other confirming; in production only with passwords that were
 * chosen. Where there is a second one already, nothing is planted.
 */
@Component
@Order(6)
class OperatorSeed implements Seed {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorSeed.class);
    private static final String FIRST = "operator";
    private static final String SECOND = "operator2";

    private final EngineAccounts accounts;
    private final Accounts names;
    private final String password;
    private final String secondPassword;
    private final boolean demo;

    OperatorSeed(
            EngineAccounts accounts,
            Accounts names,
            @Value("${relay.operator.password:}") String password,
            @Value("${relay.operator.second-password:}") String secondPassword,
            Environment environment) {
        this.accounts = accounts;
        this.names = names;
        this.demo = environment.acceptsProfiles(Profiles.of(DemoSeed.DEMO));
        this.password = chosen(password);
        this.secondPassword = chosen(secondPassword);
    }

    private String chosen(String given) {
        return demo && given.isEmpty() ? DemoSeed.PASSWORD : given;
    }

    @Override
    public void plant() {
        if (operators() == 0) plantFirst();
        if (operators() == 1 && !secondPassword.isEmpty() && !names.isNameGiven(SECOND))
            plant(SECOND, "Operator Two", secondPassword);
        if (operators() == 1)
            LOG.warn("There is only one operator: no account can be changed before there is a second one "
                    + "(made in Admin, or by RELAY_OPERATOR_SECONDPASSWORD at a start).");
    }

    private void plantFirst() {
        if (password.isEmpty()) {
            LOG.warn("There is no operator: set RELAY_OPERATOR_PASSWORD (15 characters or more) and start again.");
            return;
        }
        plant(FIRST, "Operator", password);
        accounts.satisfyWebApps(FIRST);
    }

    private void plant(String id, String lastName, String chosen) {
        accounts.create(id, "Platform", lastName, null, chosen, demo);
        accounts.join(id, Role.OPERATOR.group());
    }

    private long operators() {
        return accounts.members(Role.OPERATOR.group());
    }
}
