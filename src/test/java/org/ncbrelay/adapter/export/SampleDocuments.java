package org.ncbrelay.adapter.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Intelligence.Tlp;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Observable;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Document.Section.Row;
import org.ncbrelay.domain.output.Document.Section.SectionKind;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.domain.request.Confidentiality;

/** Documents in several scripts, long enough for several pages. */
final class SampleDocuments {
    static final String ARABIC = "عُرضت تماثيل من العاج على موقع savanna-market.example/item/1 في 12 مايو 2026.";
    static final String VIETNAMESE = "Ngà voi được rao bán trên mạng xã hội; người bán ở Thành phố Hồ Chí Minh.";
    static final String FRENCH =
            "Œuvres en ivoire proposées à Besançon : « pièces anciennes », où l’acheteur paie 1 200 €.";
    static final HandlingMarkings EXTERNAL = new HandlingMarkings(
            Confidentiality.CONFIDENTIAL,
            "Not to be used in court without the consent of the National Central Bureau that owns the data. "
                    .repeat(3)
                    .strip(),
            Tlp.AMBER_STRICT,
            true);

    private SampleDocuments() {}

    static Document intelligence() {
        return intelligence(Exporters.words(Locale.ENGLISH));
    }

    static Document intelligence(Wording wording) {
        String findings = String.join(
                "\n",
                "The seller uses https://user@savanna-market.example:8443/item/88121?x=1 and www.shells.example.",
                ARABIC,
                VIETNAMESE,
                FRENCH,
                "<script src=\"https://evil.example/x.js\"></script> &amp; plain text",
                "Same wallet, same address, same photographs. ".repeat(160));
        return new Document(
                new CaseReference("INT-2026-000017"),
                Document.DocumentKind.INTELLIGENCE,
                "Ivory between Savanna Market and three accounts",
                EXTERNAL,
                wording,
                OrganisationCode.INTERPOL,
                Instant.parse("2026-10-05T08:00:00Z"),
                Instant.parse("2026-10-05T08:00:00Z"),
                List.of(
                        new Section(
                                SectionKind.FACTS,
                                "Source and grading",
                                List.of(new Row("Source", "Wildlife Watch Example"), new Row("Grading (4x4)", "X4")),
                                null),
                        new Section(SectionKind.PRODUCT, "Findings", List.of(), findings)),
                List.of());
    }

    private static final UUID PRODUCT = UUID.fromString("00000000-0000-4000-8000-000000000002");

    static final Picture PICTURE = new Picture(
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            new CaseReference("KEN-2026-000017"),
            "MENTORING",
            "image/png",
            "5f".repeat(32),
            png(40, 30).length,
            "analyst",
            Instant.parse("2026-10-05T08:00:00Z"));

    /** Of every picture in them. */
    static Optional<byte[]> content(UUID picture) {
        return Optional.of(png(40, 30));
    }

    static byte[] png(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** A report with a picture, and with the address of one elsewhere. */
    static Document withPicture(HandlingMarkings marks) {
        String text = "![The shop](picture:%s)\n\n![x](http://127.0.0.1:1/a.png)".formatted(PICTURE.id());
        return dossier(
                marks,
                List.of(new Section(
                        SectionKind.PRODUCT,
                        "Product",
                        List.of(),
                        "[Picture: The shop]",
                        text,
                        List.of(PICTURE),
                        PRODUCT)));
    }

    static Section section(SectionKind kind, String heading, int rows) {
        return new Section(
                kind,
                heading,
                IntStream.rangeClosed(1, rows)
                        .mapToObj(row -> new Row("Row " + row, "said"))
                        .toList(),
                null);
    }

    static Document dossier(HandlingMarkings marks, List<Section> sections) {
        return dossier(marks, "Carved ivory", sections);
    }

    static Document dossier(HandlingMarkings marks, String title, List<Section> sections) {
        Document dossier = dossier(marks);
        return new Document(
                dossier.reference(),
                dossier.kind(),
                title,
                marks,
                dossier.wording(),
                dossier.producer(),
                dossier.createdAt(),
                dossier.changedAt(),
                sections,
                List.of());
    }

    /** The same case later, with a condition more, and with a product that somebody has reviewed. */
    static Document grown(Document dossier) {
        HandlingMarkings marks =
                new HandlingMarkings(dossier.marks().confidentiality(), "Not to be shown to customs", null, true);
        return new Document(
                dossier.reference(),
                dossier.kind(),
                dossier.title(),
                marks,
                dossier.wording(),
                dossier.producer(),
                dossier.createdAt(),
                dossier.changedAt().plusSeconds(60),
                dossier.sections().stream()
                        .map(section -> new Section(
                                section.kind(),
                                section.heading(),
                                Stream.concat(section.rows().stream(), Stream.of(new Row("Review", "APPROVED")))
                                        .toList(),
                                section.text(),
                                section.formatted(),
                                section.pictures(),
                                section.product()))
                        .toList(),
                dossier.observables());
    }

    static Document dossier(HandlingMarkings marks) {
        List<Row> timeline = IntStream.rangeClosed(1, 80)
                .mapToObj(i -> new Row("2026-10-05T08:%02d:00Z".formatted(i % 60), "REMINDER_SENT · relay (KEN)"))
                .toList();
        return new Document(
                new CaseReference("KEN-2026-000017"),
                Document.DocumentKind.DOSSIER,
                "Carved ivory / عاج منحوت",
                marks,
                Exporters.words(Locale.ENGLISH),
                new OrganisationCode("KEN"),
                Instant.parse("2026-10-05T08:00:00.125Z"),
                Instant.parse("2026-10-06T09:30:00Z"),
                List.of(
                        new Section(
                                SectionKind.FACTS,
                                "Request",
                                List.of(new Row("Url", "https://photocircle.example/p/7f3a")),
                                null),
                        new Section(
                                SectionKind.PRODUCT,
                                "Product: Three accounts, one seller",
                                List.of(),
                                VIETNAMESE,
                                null,
                                List.of(),
                                PRODUCT),
                        new Section(SectionKind.FACTS, "Timeline", timeline, null)),
                List.of(
                        new Observable(Observable.ObservableKind.URL, "https://photocircle.example/p/7f3a", null),
                        new Observable(Observable.ObservableKind.SOCIAL_ACCOUNT, "coastal_antiques", "PhotoCircle"),
                        new Observable(Observable.ObservableKind.SOCIAL_ACCOUNT, "coastal_antiques", "Savanna Market"),
                        new Observable(
                                Observable.ObservableKind.PAYMENT_ACCOUNT,
                                "wallet 0xx-example-31",
                                "PayFast Example")));
    }
}
