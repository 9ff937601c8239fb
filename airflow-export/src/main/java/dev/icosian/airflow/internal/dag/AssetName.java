package dev.icosian.airflow.internal.dag;

/**
 * A publication as Airflow knows it.
 *
 * @param name pipeline and node: {@code orders.revenue}
 * @param uri without run-time parts
 * @param isWhole whether the URI is the publication's location, and not only a part of it or a name
 */
public record AssetName(String name, String uri, boolean isWhole) {}
