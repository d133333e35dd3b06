package org.exposureatlas.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity(name = "SignalInput")
@Table(name = "signal_input")
class SignalInputEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "signal_input_id")
    @SequenceGenerator(name = "signal_input_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String occupation;
    private String input;
    private @Nullable BigDecimal number;
    private @Nullable String phrase;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<SignalInput.Part> parts;

    @Column(name = "observed_on")
    private @Nullable LocalDate observedOn;

    private @Nullable String source;
    private @Nullable String vintage;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected SignalInputEntity() {}

    SignalInputEntity(long edition, SignalInput input) {
        this.edition = edition;
        this.occupation = input.occupation();
        this.input = input.input();
        this.number = input.number();
        this.phrase = input.phrase();
        this.parts = input.parts().isEmpty() ? null : input.parts();
        this.observedOn = input.observedOn();
        this.source = input.source();
        this.vintage = input.vintage();
        this.note = input.note();
    }

    SignalInput toInput() {
        return new SignalInput(
                occupation,
                input,
                number == null ? null : number.stripTrailingZeros(),
                phrase,
                parts == null ? List.of() : parts,
                observedOn,
                source,
                vintage,
                note);
    }
}
