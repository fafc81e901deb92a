package org.ncbrelay.flow.outputs;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.Cases;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a case out: its dossier with the products that reached the reader, and its lists for spreadsheets. */
@Service
@Transactional(readOnly = true)
public class ExportCase {
    private final CaseFiles files;
    private final Cases cases;

    public ExportCase(CaseFiles files, Cases cases) {
        this.files = files;
        this.cases = cases;
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the reader's organisation */
    public Document dossier(CaseReference reference, Officer reader) {
        return Dossier.of(files.of(reference, reader), files.timeline(reference));
    }

    /** The same refusal. */
    public Table table(CaseReference reference, CaseTable table, Officer reader) {
        SupportCase request = cases.get(reference);
        return table.of(
                reference.value(),
                Dossier.marks(files.of(reference, reader)),
                request.rows(table.name().toLowerCase(java.util.Locale.ROOT)));
    }
}
