package org.ncbrelay.security;

import java.util.List;
import java.util.Set;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.engine.forms.AnswerRules;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.machines.Ports;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Stands in for what the flow knows of a case: these tests are about access. */
@TestConfiguration(proxyBeanMethods = false)
public class StubPorts {
    /** Where a test may start a scanner of evidence; a relay begins before its scanner. */
    public static final int SCANNER = Ports.free();

    @Bean
    DynamicPropertyRegistrar addressOfScanner() {
        return properties -> properties.add("relay.malware.clamd", () -> "tcp://127.0.0.1:" + SCANNER);
    }

    @Bean
    ActorProbe actorProbe(CurrentOfficer currentOfficer, JdbcClient database) {
        return new ActorProbe(currentOfficer, database);
    }

    /** The head of the bureau wrote every request of these tests. */
    @Bean
    @Primary
    Authorship authorship() {
        return (reference, part) -> Set.of("ncbhead.ken", "ncbhead.idn", "ncbhead.fra", "ncbhead.bra", "ncbhead.sgp");
    }

    @Bean
    @Primary
    AnswerRules answerRules() {
        return (formKey, answers, reference) -> "DECLINE".equals(answers.get("decision")) && answers.containsKey("days")
                ? List.of(new Violation("days", "has no meaning where you decline"))
                : List.of();
    }
}
