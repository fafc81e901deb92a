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

/** The first operator, who makes all other users; in production only with a password that an operator chose. */
@Component
@Order(6)
class OperatorSeed implements Seed {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorSeed.class);
    private static final String ID = "operator";

    private final IdentityService identity;
    private final String password;
    private final boolean demo;

    OperatorSeed(
            IdentityService identity, @Value("${relay.operator.password:}") String password, Environment environment) {
        this.identity = identity;
        this.demo = environment.acceptsProfiles(Profiles.of(DemoPeopleSeed.DEMO));
        this.password = demo && password.isEmpty() ? DemoPeopleSeed.PASSWORD : password;
    }

    @Override
    public void plant() {
        if (hasOperator()) return;
        if (password.isEmpty()) {
            LOG.warn("There is no operator: set RELAY_OPERATOR_PASSWORD (15 characters or more) and start again.");
            return;
        }
        User user = identity.newUser(ID);
        user.setFirstName("Platform");
        user.setLastName("Operator");
        user.setPassword(password);
        ((IdentityServiceImpl) identity).saveUser(user, demo);
        identity.createMembership(ID, Role.OPERATOR.group());
        satisfyWebApps();
    }

    private boolean hasOperator() {
        return identity.createUserQuery().memberOfGroup(Role.OPERATOR.group()).count() > 0;
    }

    /** Camunda's web apps offer a page to make a first administrator until its own group of them has a member. */
    private void satisfyWebApps() {
        Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
        group.setName("Needed by the web apps");
        group.setType(Groups.GROUP_TYPE_SYSTEM);
        identity.saveGroup(group);
        identity.createMembership(ID, Groups.CAMUNDA_ADMIN);
    }
}
