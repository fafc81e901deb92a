package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.WriteProduct;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an analyst's report as a graded product of the case. */
@Service
public class WriteReport {
    static final String KIND = "ANALYTICAL_REPORT";

    private final WriteProduct write;

    public WriteReport(WriteProduct write) {
        this.write = write;
    }

    /**
     * @param recommendations null if none
     * @param grading         of source and information
     */
    @Transactional
    public void write(
            CaseReference reference,
            String title,
            String findings,
            String recommendations,
            Grading grading,
            Officer by) {
        String body = recommendations == null ? findings : findings + "\n\nRecommendations\n" + recommendations;
        write.write(reference, Capability.INFORMATION_SHARING, KIND, title, body, grading, by.userId(), by);
    }
}
