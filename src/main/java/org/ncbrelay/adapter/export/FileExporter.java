package org.ncbrelay.adapter.export;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.port.Exporter;
import org.springframework.stereotype.Component;

/** Each format by the class that knows it. */
@Component
record FileExporter(PdfDocument pdf) implements Exporter {
    @Override
    public byte[] pdf(Document document, Function<UUID, Optional<byte[]>> pictures) {
        return pdf.write(document, pictures);
    }

    @Override
    public byte[] stix(Document document) {
        return new StixBundle(document).write();
    }

    @Override
    public byte[] csv(Table table) {
        return CsvTable.write(table);
    }
}
