package org.ncbrelay.adapter.engine;

import java.util.Map;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.engine.DecisionTables;
import org.ncbrelay.flow.ChannelFacts;
import org.springframework.stereotype.Component;

/** The channel as the decision table {@code channel} has it, for what asks outside {@code bpmn/exchange.bpmn}. */
@Component
record DecisionChannels(DecisionTables tables, ChannelFacts facts) implements Channels {
    @Override
    public Open of(SupportCase request) {
        boolean acknowledged = facts.acknowledged(request);
        boolean authorized = facts.authorized(request);
        String channel = tables.ask("channel", Map.of("acknowledged", acknowledged, "authorized", authorized));
        return new Open(Channel.valueOf(channel), acknowledged, authorized);
    }
}
