package org.ncbrelay.flow;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Measures;
import org.ncbrelay.store.support.Measures.Measure;
import org.ncbrelay.store.support.Measures.Outcome;
import org.springframework.stereotype.Service;

/** Puts measures that leave their mark outside on record, and undoes them with their letters and events; what is over stays as it is. */
@Service
public record MeasureRecord(Measures measures, Cases cases, WriteToAgency channel, Journal journal, Clock clock) {
    /** @param name null where the kind says all */
    public void take(
            CaseReference reference,
            Capability capability,
            MeasureKind kind,
            String name,
            Collection<OrganisationCode> countries,
            Officer by) {
        measures.take(
                new Measure(
                        UUID.randomUUID(), reference, capability, kind, name, List.copyOf(countries), clock.instant()),
                by);
    }

    /** Its purpose is met: there is nothing left to undo. */
    public void done(CaseReference reference, Capability capability, MeasureKind kind, Officer by) {
        live(reference, capability, kind).forEach(measure -> measures.end(measure, Outcome.DONE, by, clock.instant()));
    }

    /** The same for one of several. */
    public void done(CaseReference reference, Capability capability, MeasureKind kind, String name, Officer by) {
        live(reference, capability, kind)
                .filter(measure -> name.equals(measure.name()))
                .forEach(measure -> measures.end(measure, Outcome.DONE, by, clock.instant()));
    }

    /**
     * Ends it for everybody whom it reaches. The case's own bureau and INTERPOL learn of it too.
     *
     * @return what was in force
     */
    public List<Measure> undo(CaseReference reference, Capability capability, MeasureKind kind, Officer by) {
        return undo(reference, capability, kind, measure -> true, by);
    }

    /** The same for some of several. */
    public List<Measure> undo(
            CaseReference reference, Capability capability, MeasureKind kind, Predicate<Measure> which, Officer by) {
        List<Measure> undone = live(reference, capability, kind).filter(which).toList();
        for (Measure measure : undone) {
            measures.end(measure, Outcome.UNDONE, by, clock.instant());
            Stream<Note> name = Stream.ofNullable(measure.name()).map(Note::text);
            Note what = Stream.concat(name, measure.namedCountries().stream().map(Note::country))
                    .reduce(Note::and)
                    .orElse(null);
            journal.record(Act.of(kind.undone(), reference, by)
                    .noting(capability.note(what))
                    .withLetter(Letter.of(kind), addressees(measure)));
        }
        return undone;
    }

    private Stream<Measure> live(CaseReference reference, Capability capability, MeasureKind kind) {
        return measures.live(reference).stream()
                .filter(measure -> measure.capability() == capability && measure.kind() == kind);
    }

    private Addressee[] addressees(Measure measure) {
        Stream<Addressee> agency = measure.kind().isMetByAgency()
                ? Stream.of(channel.recipients(cases.get(measure.reference())))
                : Stream.empty();
        return Stream.of(
                        measure.countries().stream().map(Addressee::ncb),
                        Stream.of(Addressee.ncbOf(measure.reference()), Addressee.INTERPOL),
                        agency)
                .flatMap(each -> each)
                .distinct()
                .toArray(Addressee[]::new);
    }
}
