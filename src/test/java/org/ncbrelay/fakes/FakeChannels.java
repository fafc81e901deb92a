package org.ncbrelay.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.cases.CaseRecords;

/** Asks the decision table itself, without the process engine. */
public record FakeChannels(CaseRecords acknowledgments, Authorizations authorizations, Clock clock)
        implements Channels {
    private static final DmnEngine TABLES =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision CHANNEL = table();

    @Override
    public Open of(SupportCase request) {
        boolean acknowledged = acknowledgments.isAcknowledged(request.reference());
        boolean authorized = authorizations.of(request).isLive(clock.instant());
        return new Open(channel(acknowledged, authorized), acknowledged, authorized);
    }

    /** The answer of the table. */
    public static Channel channel(boolean acknowledged, boolean authorized) {
        String answer = TABLES.evaluateDecisionTable(
                        CHANNEL, Map.of("acknowledged", acknowledged, "authorized", authorized))
                .getSingleResult()
                .getSingleEntry();
        return Channel.valueOf(answer);
    }

    private static DmnDecision table() {
        try (InputStream table = Files.newInputStream(Path.of("bpmn", "channel.dmn"))) {
            return TABLES.parseDecision("channel", table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
