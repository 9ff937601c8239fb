package com.acme.sales;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.icosian.Materializer;

/** How models are stored. */
final class ModelText {
    private ModelText() {}

    static Materializer<Model> materializer() {
        return Materializer.of(
                "model-text",
                1,
                Model.class,
                "text/plain",
                (model, out) -> out.write((model.slope() + " " + model.intercept()).getBytes(UTF_8)),
                in -> read(new String(in.readAllBytes(), UTF_8)));
    }

    private static Model read(String text) {
        String[] numbers = text.split(" ");
        return new Model(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }
}
