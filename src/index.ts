/** presscard as a library: no side effects on import; the ports come from `presscard/node` or `presscard/worker`. */
export { renderCard, fitHeadline, type RenderedCard, type RenderOptions } from './pipeline.ts';
export { takePhoto, type StoredPhoto } from './photo/take-photo.ts';
export { createApp } from './late-app.ts';
export { createService, type ServiceParts } from './service/create-service.ts';
export type { Service } from './service/service.ts';
export { readSettings, type Settings } from './settings/settings.ts';
export { createPress, type Newsroom, type Press, type PressOptions } from './press.ts';
export type { AppOptions } from './service/own-service.ts';
export type { Fonts } from './outlet/describe-outlet.ts';
export { besides } from './outlet/outlet-file.ts';
export { builtInOutlets } from './outlet/outlets.ts';
export type { CardOptions } from './plan/plan.ts';
export type { Article, ArticleInput, Warning } from './article/article.ts';
export type { Fit } from './typeset/fit-answer.ts';
export { PresscardError, type FaultCode, type FieldFault } from './errors.ts';
export type { Outlet, OutletInput } from './outlet/outlet.ts';
export type { Template } from '../templates/template.ts';
export type * from './ports.ts';
