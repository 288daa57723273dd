//! Commands about what should change: fields, samples, dates, tags.

use relabel_core::api::types::{
    ConnectionRef, DateReading, EditSample, FieldCatalogue, FindTags, KnowPrefix, ListFields,
    PastedTag, ReadDate, ReadSample, ReadTags, SampleAsset, SampleEdit, SummariseValues,
    TagChildren, TagFacts, ValueSummary,
};
use tauri::State;

use super::Reply;
use crate::Shell;

#[tauri::command]
pub(super) async fn list_fields(
    shell: State<'_, Shell>,
    request: ListFields,
) -> Reply<FieldCatalogue> {
    shell.app()?.list_fields(&request).await
}

#[tauri::command]
pub(super) async fn know_prefix(shell: State<'_, Shell>, request: KnowPrefix) -> Reply<()> {
    shell.app()?.know_prefix(&request).await
}

#[tauri::command]
pub(super) async fn read_sample(
    shell: State<'_, Shell>,
    request: ReadSample,
) -> Reply<Vec<SampleAsset>> {
    shell.app()?.read_sample(&request).await
}

#[tauri::command]
pub(super) async fn sample_edit(shell: State<'_, Shell>, request: SampleEdit) -> Reply<EditSample> {
    shell.app()?.sample_edit(&request).await
}

#[tauri::command]
pub(super) async fn summarise_values(
    shell: State<'_, Shell>,
    request: SummariseValues,
) -> Reply<ValueSummary> {
    shell.app()?.summarise_values(&request).await
}

#[tauri::command]
pub(super) fn read_date(shell: State<'_, Shell>, request: ReadDate) -> Reply<DateReading> {
    Ok(shell.app()?.read_date(&request))
}

#[tauri::command]
pub(super) async fn find_tags(shell: State<'_, Shell>, request: FindTags) -> Reply<Vec<TagFacts>> {
    shell.app()?.find_tags(&request).await
}

#[tauri::command]
pub(super) async fn tag_children(
    shell: State<'_, Shell>,
    request: TagChildren,
) -> Reply<Vec<TagFacts>> {
    shell.app()?.tag_children(&request).await
}

#[tauri::command]
pub(super) async fn read_tags(shell: State<'_, Shell>, request: ReadTags) -> Reply<Vec<PastedTag>> {
    shell.app()?.read_tags(&request).await
}

#[tauri::command]
pub(super) async fn reload_tags(shell: State<'_, Shell>, request: ConnectionRef) -> Reply<()> {
    shell.app()?.reload_tags(request).await
}
