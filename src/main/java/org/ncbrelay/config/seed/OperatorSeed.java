package org.ncbrelay.config.seed;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.ncbrelay.domain.Role;
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

    private final IdentityService identity;
    private final String password;
    private final String secondPassword;
    private final boolean demo;

    OperatorSeed(
            IdentityService identity,
            @Value("${relay.operator.password:}") String password,
            @Value("${relay.operator.second-password:}") String secondPassword,
            Environment environment) {
        this.identity = identity;
        this.demo = environment.acceptsProfiles(Profiles.of(DemoPeopleSeed.DEMO));
        this.password = chosen(password);
        this.secondPassword = chosen(secondPassword);
    }

    private String chosen(String given) {
        return demo && given.isEmpty() ? DemoPeopleSeed.PASSWORD : given;
    }

    @Override
    public void plant() {
        if (operators() == 0) plantFirst();
        if (operators() == 1 && !secondPassword.isEmpty() && !exists(SECOND))
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
        satisfyWebApps();
    }

    private void plant(String id, String lastName, String chosen) {
        User user = identity.newUser(id);
        user.setFirstName("Platform");
        user.setLastName(lastName);
        user.setPassword(chosen);
        ((IdentityServiceImpl) identity).saveUser(user, demo);
        identity.createMembership(id, Role.OPERATOR.group());
    }

    private long operators() {
        return identity.createUserQuery().memberOfGroup(Role.OPERATOR.group()).count();
    }

    private boolean exists(String id) {
        return identity.createUserQuery().userId(id).count() > 0;
    }

    /** Camunda's web apps offer a page to make a first administrator until its own group of them has a member. */
    private void satisfyWebApps() {
        Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
        group.setName("Needed by the web apps");
        group.setType(Groups.GROUP_TYPE_SYSTEM);
        identity.saveGroup(group);
        identity.createMembership(FIRST, Groups.CAMUNDA_ADMIN);
    }
}
