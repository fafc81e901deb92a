package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.news.News;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.springframework.beans.factory.annotation.Autowired;

/** Intelligence is followed as a case is: by those whom it has reached, for what concerns them, until it is recalled. */
class FollowedIntelligenceTest extends AccessTestCase {
    @Autowired
    private IntelligenceWalk walk;

    @Autowired
    private News news;

    private CaseReference reference;

    @BeforeEach
    void intelligenceForFrance() {
        administration.execute("DELETE FROM followed_case; DELETE FROM case_seen");
        reference = walk.released(walk.register(body -> {}));
    }

    @Test
    void whatOthersDoWithItIsNewsForWhoeverFollowsItUntilTheyOpenIt() {
        Caller bureau = session("ncb.fra");
        assertThat(bureau.get("/intelligence/" + reference).text()).contains("Follow this intelligence");
        follow(bureau, reference, "").with(302);
        assertThat(bureau.get("/intelligence/" + reference).text()).contains("Stop following");
        assertThat(count("ncb.fra")).isZero();

        happens("REMINDED_REMIND", "FRA");
        assertThat(count("ncb.fra")).isOne();
        assertThat(count("ncbhead.fra")).as("who does not follow it").isZero();
        assertThat(bureau.get("/news").text())
                .contains("/intelligence/" + reference, "Sellers of ivory in three countries");

        bureau.get("/intelligence/" + reference);
        assertThat(count("ncb.fra")).isZero();
        follow(bureau, reference, "follow=false&from=news");
        assertThat(bureau.get("/news").text()).doesNotContain(reference.value());
    }

    @Test
    void whatConcernsAnotherCountryIsNoNews() {
        follow(session("ncb.fra"), reference, "");
        follow(session("analyst"), reference, "");
        happens("ACKNOWLEDGED", "BRA");
        assertThat(count("ncb.fra")).isZero();
        assertThat(count("analyst")).isOne();
    }

    @Test
    void whatIsRecalledIsFollowedNoLonger() {
        Caller bureau = session("ncb.fra");
        follow(bureau, reference, "");
        happens("REMINDED_REMIND", "FRA");
        administration.execute("""
                SET session_replication_role = replica;
                UPDATE dispatch SET recalled_at = now() WHERE reference = '%s';
                SET session_replication_role = DEFAULT""".formatted(reference));
        assertThat(count("ncb.fra")).isZero();
        assertThat(bureau.get("/news").text()).doesNotContain(reference.value(), "Sellers of ivory");
    }

    private void happens(String kind, String concerned) {
        administration.update("""
                INSERT INTO intelligence_event (reference, organisation, kind, actor, actor_organisation, happened_at)
                VALUES (?, ?, ?, 'relay', 'INTERPOL', now())""", reference.value(), concerned, kind);
    }

    private int count(String user) {
        Officer officer = desk.officer(user);
        return desk.as(user, () -> news.count(officer));
    }

    private static Answer follow(Caller caller, CaseReference reference, String fields) {
        return caller.sendForm("/intelligence/" + reference + "/following", null, fields);
    }
}
