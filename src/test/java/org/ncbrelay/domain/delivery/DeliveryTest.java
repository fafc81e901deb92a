package org.ncbrelay.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.HEAD;
import static org.ncbrelay.fakes.Samples.NOW;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.fakes.FakeChannels;
import org.ncbrelay.fakes.Samples;

class DeliveryTest {
    private static final SupportCase REQUEST = Samples.request(CaseStatus.IN_SUPPORT);
    private static final Authorization NONE = new Authorization(REQUEST, List.of());
    private static final Authorization LIVE = new Authorization(
            REQUEST, List.of(NONE.grant(HEAD, "Three accounts", NOW.plus(Duration.ofDays(1)), null, NOW)));

    @Test
    void theDirectChannelNeedsBothFacts() {
        assertThat(FakeChannels.channel(true, LIVE.isLive(NOW))).isEqualTo(Channel.DIRECT);
        assertThat(FakeChannels.channel(false, LIVE.isLive(NOW))).isEqualTo(Channel.VIA_NCB);
        assertThat(FakeChannels.channel(true, NONE.isLive(NOW))).isEqualTo(Channel.VIA_NCB);
        assertThat(FakeChannels.channel(true, LIVE.isLive(NOW.plus(Duration.ofDays(1)))))
                .isEqualTo(Channel.VIA_NCB);
    }

    @Test
    void aReroutedDeliveryReplacesTheOldOneOnTheWayOverTheNcb() {
        Delivery direct = prepared(Delivery.Status.PREPARED);

        Delivery rerouted = direct.reroutedTo("NCB KEN", NOW);

        assertThat(rerouted.replaces()).isEqualTo(direct.id());
        assertThat(rerouted.channel()).isEqualTo(Channel.VIA_NCB);
        assertThat(rerouted.product()).isEqualTo(direct.product());
        assertThat(rerouted.id()).isNotEqualTo(direct.id());
    }

    @ParameterizedTest
    @EnumSource(value = Delivery.Status.class, names = "PREPARED", mode = EnumSource.Mode.EXCLUDE)
    void whatHasLeftIsNotRerouted(Delivery.Status status) {
        assertThatThrownBy(() -> prepared(status).reroutedTo("NCB KEN", NOW)).isInstanceOf(Refusal.Conflict.class);
    }

    private static Delivery prepared(Delivery.Status status) {
        return new Delivery(
                new UUID(0, 1),
                REFERENCE,
                new UUID(0, 2),
                Capability.INFORMATION_SHARING,
                Channel.DIRECT,
                "Wildlife Crime Unit",
                status,
                NOW,
                null);
    }
}
