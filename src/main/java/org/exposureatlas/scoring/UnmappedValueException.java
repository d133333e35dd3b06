package org.exposureatlas.scoring;

/** A scoring model has no row for a value it was given. */
public class UnmappedValueException extends RuntimeException {

    private final String occupation;
    private final String input;

    UnmappedValueException(String model, String signal, String occupation, String input, String found) {
        super("model " + model + " has no row for \"" + found + "\" in the table of its signal " + signal);
        this.occupation = occupation;
        this.input = input;
    }

    public String occupation() {
        return occupation;
    }

    public String input() {
        return input;
    }
}
