package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.walks.Relational;

/** V6: every direct delivery creates the copy to the NCB in the same transaction (Annex 1.2). */
@FlowTest
record V6DirectDeliveryCopiesTheNcbTest(Flowchart flow, Walk walk, Relational database) {
    @Test
    void theCopyIsMadeWithTheDelivery() {
        CaseReference reference = walk.dispatched(prepared());

        assertThat(flow.one(
                        "SELECT d.channel || ', copy to ' || c.organisation || ' by ' || m.template FROM delivery d"
                                + " JOIN official_copy c ON c.id = d.ncb_copy JOIN outbox_mail m ON m.id = c.mail_id"
                                + " WHERE d.reference = ? AND c.made_at = d.sent_at AND c.xmin = d.xmin",
                        reference))
                .isEqualTo("DIRECT, copy to KEN by PRODUCT_COPY_TO_NCB");
    }

    @Test
    void theDatabaseRefusesADirectDeliveryWithoutTheCopy() {
        CaseReference reference = prepared();

        assertThatThrownBy(() -> database.as(
                        "INTERPOL",
                        "UPDATE delivery SET status = 'SENT', sent_at = ?, sent_by = 'analyst' WHERE reference = ?",
                        java.sql.Timestamp.from(flow.now()),
                        reference.value()))
                .hasStackTraceContaining("violates check constraint");
        assertThat(flow.one("SELECT status FROM delivery WHERE reference = ?", reference))
                .isEqualTo("PREPARED");
    }

    private CaseReference prepared() {
        return walk.approved(walk.written(
                walk.asked(walk.supported(walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency.ken"))))))));
    }
}
